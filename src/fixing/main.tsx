import { type FixingGlobal, fixingKey } from '../panel/fixing-script';
import { FixItems } from './fix-items';
import { Fixing } from './fixing';

const world: FixingGlobal = globalThis;
world[fixingKey] = { Fixing, FixItems };
