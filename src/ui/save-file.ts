/** Hands the user a file. The link never enters the page, whose app could take its click for a navigation. */
export function saveFile(
  fileName: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: 'text/csv' | 'text/plain' = 'text/csv',
): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
