import { rest } from '../services/rest';
import { answerOptionsRequest } from './options-requests';
import { restKey, type WorkerGlobal } from './rest-script';

const world = globalThis as WorkerGlobal;
world[restKey] = { rest, answerOptionsRequest };
