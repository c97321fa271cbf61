// Installs what is missing before `npm start` and `npm test`. Plain JavaScript for any Node >= 18, and quick
// when there is nothing to do. `npm install` and not `npm ci`: the latter refuses a lock whose optional
// binaries of other platforms the registry of the moment lacks.
const { spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.shoal-ensured')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lock = join(root, 'package-lock.json')
const wanted = `${process.platform} ${process.arch} ${createHash('sha256').update(readFileSync(lock)).digest('hex')}`

if (!complete()) install()

function complete() {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  if (!names.every((name) => existsSync(join(modules, name, 'package.json')))) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  // Somebody ran npm by hand. npm writes its own record last, so it is there only after a whole install.
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record) || statSync(record).mtimeMs < statSync(lock).mtimeMs) return false
  writeFileSync(stamp, wanted)
  return true
}

function install() {
  mkdirSync(modules, { recursive: true })
  const busy = join(modules, '.shoal-ensuring')
  for (let told = false; !take(busy); told = true) {
    if (!told) process.stderr.write('shoal: waiting for another install in this folder\n')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    if (complete()) return
    process.stderr.write('shoal: installing dependencies (once, about a minute)\n')
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    const npm = process.env.npm_execpath
    const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
    const result = npm?.endsWith('npm-cli.js')
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
    if (result.status !== 0) {
      process.stderr.write(
        `shoal: npm install failed${result.error ? ` (${result.error.message})` : ''}; run it by hand to see why\n`,
      )
      process.exitCode = 1
      return
    }
    writeFileSync(stamp, wanted)
  } finally {
    rmSync(busy, { force: true })
  }
}

/** Becomes the one that installs, unless another process is at it and alive. */
function take(busy) {
  try {
    writeFileSync(busy, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readFileSync(busy, 'utf8')), 0)
  } catch (error) {
    // Its owner is gone (or the file vanished meanwhile): try again at once.
    if (error.code === 'ESRCH') rmSync(busy, { force: true })
  }
  return false
}
