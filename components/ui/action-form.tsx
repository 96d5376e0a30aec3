import { useTranslations } from 'next-intl'
import { FormBody, type FormBodyProps } from './form-body'

export type ActionFormProps = Omit<FormBodyProps, 'labels'>

/**
 * A form bound to a server action `(state: FormState, form: FormData) => Promise<FormState>`. It works before JavaScript arrives;
 * with it, what was typed survives errors, a lost connection and a failure of the server, a second submit does nothing, and the errors
 * are summed up on top with the focus. `whenDone` takes the place of the fields after `{ok:true}`.
 */
export function ActionForm(props: ActionFormProps) {
  const t = useTranslations('common.form')
  const labels = {
    errors: t('errors'),
    sending: t('sending'),
    offline: t('offline'),
    failure: t.raw('failure') as string,
    show: t('show'),
    hide: t('hide'),
    dateFormat: t('dateFormat'),
  }
  return <FormBody {...props} labels={labels} />
}
