import { NotFoundNotice } from '@/components/account/not-found-notice'

/** Also what whoever isn’t of the office, or holds another role, sees of its pages ([6.S1]). */
export default function OfficeNotFound() {
  return <NotFoundNotice />
}
