import type { ReactNode } from 'react'
import { MemberMenu } from '@/components/account/member-menu'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

/** The menu of [1.B6] around every page of 'Mon compte'; each page decides for itself who may see it. */
export default async function AccountLayout({ params, children }: Props) {
  return (
    <>
      <MemberMenu slug={(await params).structure} />
      {children}
    </>
  )
}
