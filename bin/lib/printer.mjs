// One stream for all processes, each line with the name of its process. Closed while the numbered steps are printed.

const COLOURS = { web: 36, login: 35, worker: 33, database: 32 }

export function createPrinter(out = process.stdout) {
  let open = false
  const print = (name, line) => {
    if (!open) return // Kept in .local/logs; shown by the failing step when it matters.
    const label = name.padEnd(8)
    out.write(`${out.isTTY ? `\x1b[${COLOURS[name] ?? 37}m${label}\x1b[0m` : label} | ${line}\n`)
  }
  return {
    print,
    open: () => {
      open = true
    },
  }
}
