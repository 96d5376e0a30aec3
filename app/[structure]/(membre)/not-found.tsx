import { NotFoundNotice } from '@/components/account/not-found-notice'

/** Also what somebody sees of a thing that isn't theirs ([0.I9]). */
export default function MemberNotFound() {
  return <NotFoundNotice />
}
