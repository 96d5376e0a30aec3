import type { Busy } from '@/lib/core/outcome'

export type SegmentRefusal = 'not_found' | Busy
