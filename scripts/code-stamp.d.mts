import type { Plugin } from 'vite';

export const stampPlace: string;
export function withStamp(code: string): string;
export function codeStamp(): Plugin;
