/** Text without terminal colours, which are noise in a log and in a heartbeat. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
export const plain = (text) => String(text ?? '').replace(/\x1b\[[0-9;]*[A-Za-z]/g, '')
