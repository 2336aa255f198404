/** What a test runs in the worker, in a page of the extension or in its isolated world finds there under the browser's own name. */
declare const chrome: import('webextension-polyfill').Browser;
