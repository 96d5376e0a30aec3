import type { ReactNode } from 'react'
import { FileSwitch } from '@/components/account/file-switch'
import { MemberMenu } from '@/components/account/member-menu'
import { getContext } from '@/lib/gate/actor'
import { getCartCount } from '@/lib/gate/visitor-cart'
import { FailingAddress } from './failing-address'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

/** The menu of [1.B6] around every page of 'Mon compte'; each page decides for itself who may see it. */
export default async function AccountLayout({ params, children }: Props) {
  const { structure: slug } = await params
  const { actor, structure, files, elsewhere, failingAddress } = await getContext(slug)
  return (
    <>
      {actor.kind === 'member' ? <FileSwitch slug={slug} files={files} currentId={actor.clientFileId} /> : null}
      {actor.kind !== 'visitor' ? (
        <MemberMenu
          slug={slug}
          modules={structure.settings.modules}
          cartCount={await getCartCount(slug)}
          elsewhere={actor.kind === 'member' ? elsewhere : []}
        />
      ) : null}
      {failingAddress ? <FailingAddress structure={structure} address={failingAddress} /> : null}
      {children}
    </>
  )
}
