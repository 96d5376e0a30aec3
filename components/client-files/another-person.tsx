'use client'

import { Checkbox } from '@/components/ui/choices'
import { useForm } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import type { LikelyFile, LikelyReason } from '@/lib/client-files/types'

type Texts = {
  title: string
  box: string
  /** '{name}, dossier n° {number}' */
  file: string
  help: string
  reasons: Record<LikelyReason, string>
}

/** The files that may already be the person's, and the box that says that they aren't: only once the server found some ([2.A4]). */
export function AnotherPerson({ path, texts }: { path: string; texts: Texts }) {
  const { errors, values } = useForm()
  const likely = JSON.parse(values.likely || '[]') as LikelyFile[]
  if (!errors.isAnother || likely.length === 0) return null
  return (
    <div className="grid gap-2">
      <Notice kind="warning" title={texts.title}>
        <ul className="grid gap-2">
          {likely.map(({ number, firstName, lastName, city, reasons }) => (
            <li key={number}>
              <a
                href={`${path}/${number}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-11 items-center"
              >
                {texts.file.replace('{name}', `${firstName} ${lastName}`).replace('{number}', String(number))}
              </a>
              <span className="block text-sm text-muted">
                {[city, ...reasons.map((reason) => texts.reasons[reason])].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Notice>
      <Checkbox
        name="isAnother"
        value={likely.map(({ number }) => number).join('.')}
        label={texts.box}
        help={texts.help}
      />
    </div>
  )
}
