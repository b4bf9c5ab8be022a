/** Hands a text to the person as a file, through the browser's own download. `type` is its media type. */
export function saveAsFile(name: string, text: string, { type = 'application/json' } = {}): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
