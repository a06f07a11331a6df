// Ports: is one free, which is the next free one, and who sits on it.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { Trouble } from './trouble.mjs'

const problemListening = (port, host) =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })

/** Free on both loopbacks and on all addresses: a browser asks `localhost` for IPv6 first and would meet somebody else. */
async function problemWith(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const problem = await problemListening(port, host)
    // Others mean that this machine has no such address (no IPv6, say).
    if (problem === 'EADDRINUSE' || problem === 'EACCES') return problem
  }
  return null
}

export const isFree = async (port) => (await problemWith(port)) === null

/** @param {{ avoid?: number[] }} [options] ports already promised to others of this run */
export async function nextFreePort(from, { avoid = [] } = {}) {
  for (let port = from; port < from + 200; port++) {
    if (!avoid.includes(port) && (await isFree(port))) return port
  }
  throw new Trouble(`No free port between ${from} and ${from + 199}: stop some of the programs that listen there.`)
}

/**
 * @param {{ what: string, variable: string, command: string }} about words for the sentence
 * @throws {Trouble} naming who listens there and what to do
 */
export async function mustBeFree(port, { what, variable, command }) {
  const problem = await problemWith(port)
  if (!problem) return
  if (problem === 'EACCES') {
    throw new Trouble(
      `This account may not use port ${port} for ${what}: choose one above 1023, such as ${variable}=${port + 3000} ${command}`,
    )
  }
  const owner = whoListens(port)
  const who = owner ? `${owner.name} (process ${owner.pid})` : 'another program'
  const stop = owner ? `stop it (kill ${owner.pid})` : 'stop it'
  throw new Trouble(
    `Port ${port}, needed for ${what}, is taken by ${who}: ${stop}, or choose another port: ${variable}=${port + 10} ${command}`,
  )
}

/** A port number from the environment. */
export function portFrom(env, variable, fallback) {
  const text = env[variable]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new Trouble(`${variable} must be a port between 1 and 65535, got "${text}": correct it or unset it.`)
}

/** The process listening on a port, when this account may see it. */
export function whoListens(port) {
  try {
    return process.platform === 'linux' ? listenerFromProc(port) : listenerFromLsof(port)
  } catch {
    return null
  }
}

function listenerFromProc(port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const sockets = new Set()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/)
      if (fields[1]?.endsWith(suffix) && fields[3] === '0A') sockets.add(`socket:[${fields[9]}]`)
    }
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const holds = readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(linkOf(`/proc/${pid}/fd/${fd}`)))
      if (holds) return { pid: Number(pid), name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim() }
    } catch {
      // Somebody else's process, or one that just ended.
    }
  }
  return null
}

function linkOf(path) {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function listenerFromLsof(port) {
  const out = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const pid = /^p(\d+)/m.exec(out)?.[1]
  return pid ? { pid: Number(pid), name: /^c(.+)/m.exec(out)?.[1] ?? 'a program' } : null
}
