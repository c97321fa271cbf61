/**
 * `wasi:filesystem` without any directory. A guest can never hold a descriptor, so the methods only have to exist for
 * the glue to bind them.
 */
export function inertFilesystem(): Record<string, Record<string, unknown>> {
  return {
    'wasi:filesystem/preopens': { getDirectories: () => [] },
    'wasi:filesystem/types': {
      Descriptor: unsupported('Descriptor', DESCRIPTOR_METHODS),
      DirectoryEntryStream: unsupported('DirectoryEntryStream', ['readDirectoryEntry']),
      filesystemErrorCode: () => undefined,
    },
  }
}

const DESCRIPTOR_METHODS = [
  'readViaStream',
  'writeViaStream',
  'appendViaStream',
  'advise',
  'syncData',
  'getFlags',
  'getType',
  'setSize',
  'setTimes',
  'read',
  'write',
  'readDirectory',
  'sync',
  'createDirectoryAt',
  'stat',
  'statAt',
  'setTimesAt',
  'linkAt',
  'openAt',
  'readlinkAt',
  'removeDirectoryAt',
  'renameAt',
  'symlinkAt',
  'unlinkFileAt',
  'isSameObject',
  'metadataHash',
  'metadataHashAt',
] as const

function unsupported(name: string, methods: readonly string[]): new () => object {
  const Resource = { [name]: class {} }[name] as new () => object
  for (const method of methods) {
    Object.defineProperty(Resource.prototype, method, {
      value: () => {
        // The value of `error-code` that the guest gets.
        throw 'unsupported'
      },
    })
  }
  return Resource
}
