import { rest } from '../services/rest';
import { answerPageApiRequest } from './page-api';
import { restKey, type WorkerGlobal } from './rest-script';

const world = globalThis as WorkerGlobal;
world[restKey] = { rest, answerOwnPageRequest: answerPageApiRequest };
