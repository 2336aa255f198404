/** Records one day of a firm and prints what its browsers have asked for: `record-main.ts '{"clientCount":300,…}'`. */
import { ignoringTheDead } from '../ignore-the-dead';
import { type RecordingOptions, recordDay, seededFirm } from './recording';

const options = JSON.parse(process.argv[2] ?? '') as RecordingOptions;
const recording = await ignoringTheDead(() => recordDay(seededFirm(options.clientCount), options));
process.stdout.write(JSON.stringify(recording));
