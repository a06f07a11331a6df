// What went wrong, in one sentence with what to do. Everything else keeps its stack.

export class Trouble extends Error {
  /**
   * @param {string} sentence what happened and what to do about it
   * @param {{ log?: string, tail?: string[], cause?: unknown }} [more] a log file to look into and its last lines
   */
  constructor(sentence, { log, tail, cause } = {}) {
    super(sentence, { cause })
    this.name = 'Trouble'
    this.log = log
    this.tail = tail ?? []
  }
}

/** The sentence for accidents that can meet any step (disk, permissions); null when the cause is another. */
export function commonTrouble(text, folder) {
  if (/ENOSPC|no space left on device|disk quota exceeded|EDQUOT/i.test(text)) {
    return `The disk is full: free some space (about 3 GB are needed the first time) and run the command again. Folder: ${folder}`
  }
  if (/EROFS|read-only file system/i.test(text)) {
    return `The folder ${folder} is read-only: copy the project to a folder you can write to and run the command there.`
  }
  if (/EACCES|EPERM|permission denied/i.test(text)) {
    return `This account may not write in ${folder}: give it the folder (chown -R "$(id -un)" "${folder}") or copy the project to a folder of its own.`
  }
  return null
}
