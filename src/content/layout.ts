/*
 * Run by the worker in an open page of Karbon when somebody checks the set-up, and in no other: it leaves what it finds for the next
 * look of the worker (src/background/karbon-layouts.ts).
 */
import { plain } from '../ui/unclobbered';
import { readLayout } from './read-layout';

Object.assign(globalThis, { tieoutLayout: readLayout(plain(document), location.href) });
