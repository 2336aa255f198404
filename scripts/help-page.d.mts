import type { Plugin } from 'vite';

export const helpPages: readonly string[];
export function helpFile(name: string): string;
export function renderHelpPage(name: string): { readonly title: string; readonly html: string };
export function helpPlugin(): Plugin;
