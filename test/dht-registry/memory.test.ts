import { registryContract } from '../contracts/registry.ts'
import { memoryMesh } from './memory-mesh.ts'

registryContract('memoryRegistry', memoryMesh)
