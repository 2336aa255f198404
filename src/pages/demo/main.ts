import { beginPage } from '../begin-page';

void beginPage(() => import('./draw'), 'demo');
