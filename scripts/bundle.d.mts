import type { InlineConfig } from 'vite';

export function bundle(): Promise<void>;
export function watchBundle(buildServer: string, onBuilt: () => void): Promise<void>;
export function bundleConfig(
  mode: 'content' | 'background' | 'pages',
  buildServer?: string | null,
): InlineConfig;
