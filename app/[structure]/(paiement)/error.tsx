'use client'

/** While paying; what was paid is settled without this page. */
export { Failure as default } from '@/components/account/failure'
