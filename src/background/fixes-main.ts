import { createFixes } from '../services/fixes/fixes';
import { createWriters } from '../services/fixes/writers';
import { fixesKey, type WorkerGlobal } from './fixes-script';

const world = globalThis as WorkerGlobal;
world[fixesKey] = (parts, writing) => createFixes({ ...parts, writers: createWriters(writing) });
