import { type FixingGlobal, fixingKey } from '../fixing-script';
import { FixItems } from './fix-items';
import { FixSection } from './fix-section';

const world: FixingGlobal = globalThis;
world[fixingKey] = { Fixing: FixSection, FixItems };
