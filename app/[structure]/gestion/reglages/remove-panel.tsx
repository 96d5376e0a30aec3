import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Verdict } from '@/lib/core/outcome'
import type { SchoolRefusal } from '@/lib/school/types'
import { Panel } from '../panel'

type Props = {
  slug: string
  action: FormAction
  shown: Record<string, string>
  words: { title: string; text: string; button: string }
  verdict: Verdict<SchoolRefusal>
}

/** Takes a place or a room away, or says what holds it ([2.F3]). */
export function RemovePanel({ slug, action, shown, words, verdict }: Props) {
  const t = useTranslations('school.refusals')
  return (
    <Panel id="retirer" title={words.title}>
      {verdict.ok ? (
        <>
          <p className="text-muted">{words.text}</p>
          <ActionForm action={action}>
            <HiddenFields structure={slug} {...shown} />
            <SubmitButton look="danger" className="justify-self-start">
              {words.button}
            </SubmitButton>
          </ActionForm>
        </>
      ) : (
        <p>{t(verdict.refusal, verdict.detail as never)}</p>
      )}
    </Panel>
  )
}
