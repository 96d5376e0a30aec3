import type { Staff } from '@/lib/core/actor'
import type { DeskOrder } from '@/lib/desk/queries/get-order'
import type { Structure } from '@/lib/structures/queries'

export { Panel } from '../../panel'

/** What every panel of the page is given; each reads the rest by its own domain, and is null when it has nothing to say. */
export type PanelProps = { actor: Staff; structure: Structure; order: DeskOrder }
