import { setBrowserLanguage } from '../../src/i18n/locale';

// Node 21 and newer speak the language of the machine.
setBrowserLanguage('en-US');
