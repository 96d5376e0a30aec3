import type { FileHead } from '@/lib/client-files/queries/get-file'
import type { Staff } from '@/lib/core/actor'
import type { Structure } from '@/lib/structures/queries'

export { Panel } from '../../panel'

/**
 * What every panel of a file is given; each reads the rest by its own domain, and is null when the role may not see it or
 * when it has nothing to say ([2.A2]).
 */
export type PanelProps = { actor: Staff; structure: Structure; file: FileHead }
