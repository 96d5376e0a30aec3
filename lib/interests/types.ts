import type { Busy } from '@/lib/core/outcome'

export type InterestRefusal = 'not_found' | Busy
