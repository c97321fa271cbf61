/**
 * A node leaves in order: its actors move to other peers, the posts that it has accepted too, and nothing accepted is lost.
 *
 * @module
 */
export { Drain, type DrainParts } from './drain.ts'
export { givenPosts, takePosts } from './posts.ts'
