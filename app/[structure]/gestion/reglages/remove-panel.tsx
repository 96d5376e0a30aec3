import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { SubmitButton } from '@/components/ui/submit-button'
import { Panel } from '../panel'

type Props = {
  slug: string
  action: FormAction
  shown: Record<string, string>
  words: { title: string; text: string; button: string }
}

/** Takes a place or a room away; the server says why when something holds it. */
export function RemovePanel({ slug, action, shown, words }: Props) {
  return (
    <Panel id="retirer" title={words.title}>
      <p className="text-muted">{words.text}</p>
      <ActionForm action={action}>
        <HiddenFields structure={slug} {...shown} />
        <SubmitButton look="danger" className="justify-self-start">
          {words.button}
        </SubmitButton>
      </ActionForm>
    </Panel>
  )
}
