import { registryContract } from '../contracts/registry.ts'
import { kadMesh } from './kad-mesh.ts'

registryContract('kadRegistry', kadMesh)
