'use client'

/** Of the office's pages. */
export { Failure as default } from '@/components/account/failure'
