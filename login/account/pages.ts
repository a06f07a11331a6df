import type { AccountPage } from './account-page'
import { activate } from './activate'
import { passkeys } from './passkeys'
import { changePasswordPage } from './password'
import { reset } from './reset'

export const ACCOUNT_PAGES: readonly AccountPage[] = [changePasswordPage, reset, activate, passkeys]
