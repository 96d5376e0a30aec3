import { getTranslations } from 'next-intl/server'
import { formatNumericDay } from '@/lib/core/formatting'
import type { FileFace } from '@/lib/duplicates/types'
import { formatPhone } from '@/lib/site/rules'

/** Who a file is, in a few lines: enough to tell two of them apart. */
export async function FaceLines({ slug, face }: { slug: string; face: FileFace }) {
  const t = await getTranslations('duplicates')
  const said = [
    face.email,
    face.phone && formatPhone(face.phone),
    face.birthOn && t('list.birth', { day: formatNumericDay(face.birthOn) }),
    [face.postcode, face.city].filter(Boolean).join(' '),
  ].filter(Boolean)
  return (
    <p className="min-w-0 break-words">
      <span className="font-semibold">
        {face.firstName} {face.lastName}
      </span>{' '}
      <a href={`/${slug}/gestion/dossiers/${face.number}`}>{t('file', { number: face.number })}</a>
      {said.map((line) => (
        <span key={String(line)} className="block text-sm text-muted">
          {line}
        </span>
      ))}
    </p>
  )
}
