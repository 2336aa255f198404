import { timeLookUps } from './look-up';

Object.assign(globalThis, { lookUpTimes: timeLookUps() });
