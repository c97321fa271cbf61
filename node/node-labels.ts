import { arch, availableParallelism, totalmem } from 'node:os'
import { type Capability, checkCapabilities, type Labels, LIMITS, ShoalError } from '../protocols/index.ts'
import type { NodeInit } from './api.ts'

const GIB = 1_073_741_824

/**
 * What a node offers to actors: labels, and capabilities.
 *
 * @throws ShoalError BAD_REQUEST
 */
export function nodeOffers({ labels = {}, grants = [] }: Pick<NodeInit, 'labels' | 'grants'>): {
  labels: Labels
  grants: Capability[]
} {
  return { labels: nodeLabels(labels), grants: checkCapabilities(grants, 'node start --grant') }
}

/** What a node finds out itself, under what its operator says. */
function nodeLabels(given: Labels): Labels {
  return {
    arch: arch(),
    cpus: String(availableParallelism()),
    memory: `${Math.round(totalmem() / GIB)}GiB`,
    ...checkLabels(given),
  }
}

/** @throws ShoalError BAD_REQUEST */
export function checkLabels(labels: Labels): Labels {
  const entries = Object.entries(labels)
  if (entries.length > LIMITS.labels.value)
    throw new ShoalError('BAD_REQUEST', `${entries.length} labels; there may be ${LIMITS.labels.value}`)
  for (const [key, value] of entries)
    if (!/^[A-Za-z0-9._/-]{1,63}$/.test(key) || typeof value !== 'string' || value.length > 255)
      throw new ShoalError('BAD_REQUEST', `"${key}=${String(value)}" is not a label`, {
        hint: 'a label is KEY=VALUE, for example zone=lab: letters, digits, dot, dash, underscore and slash in the key',
      })
  return labels
}
