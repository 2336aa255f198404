import type { Plugin } from 'vite';

export function languageFiles(bundle: string): Plugin;
