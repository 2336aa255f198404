import { rest } from '../services/rest';
import { answerOwnPageRequest } from './own-page-requests';
import { restKey, type WorkerGlobal } from './rest-script';

const world = globalThis as WorkerGlobal;
world[restKey] = { rest, answerOwnPageRequest };
