/** Everything on standard input, as text: where people's own words and new headings come from, never from arguments (P4). */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk)
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks))
}
