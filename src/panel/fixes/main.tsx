import { type FixingGlobal, fixingKey } from '../fixing-script';
import { FixItems } from './fix-items';
import { Fixing } from './fix-section';

const world: FixingGlobal = globalThis;
world[fixingKey] = { Fixing, FixItems };
