/** Inside one's account: with its menu. */
export { default } from '../not-found'
