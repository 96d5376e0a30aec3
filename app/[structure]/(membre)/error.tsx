'use client'

/** Of the member's pages. */
export { Failure as default } from '@/components/account/failure'
