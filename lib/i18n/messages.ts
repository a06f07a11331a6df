// One line a domain and language. `az` is the source: its keys type every translator; messages.test.ts names what other languages miss.
import az_about from './messages/az/about.json'
import az_activity from './messages/az/activity.json'
import az_admin from './messages/az/admin.json'
import az_applications from './messages/az/applications.json'
import az_assist from './messages/az/assist.json'
import az_builder from './messages/az/builder.json'
import az_cabinet from './messages/az/cabinet.json'
import az_catalogue from './messages/az/catalogue.json'
import az_clients from './messages/az/clients.json'
import az_common from './messages/az/common.json'
import az_consents from './messages/az/consents.json'
import az_demo from './messages/az/demo.json'
import az_display from './messages/az/display.json'
import az_desk from './messages/az/desk.json'
import az_errors from './messages/az/errors.json'
import az_fair from './messages/az/fair.json'
import az_feedback from './messages/az/feedback.json'
import az_files from './messages/az/files.json'
import az_forms from './messages/az/forms.json'
import az_home from './messages/az/home.json'
import az_kiosk from './messages/az/kiosk.json'
import az_layout from './messages/az/layout.json'
import az_login from './messages/az/login.json'
import az_logout from './messages/az/logout.json'
import az_notifications from './messages/az/notifications.json'
import az_payments from './messages/az/payments.json'
import az_plan from './messages/az/plan.json'
import az_portfolio from './messages/az/portfolio.json'
import az_queue from './messages/az/queue.json'
import az_receipt from './messages/az/receipt.json'
import az_registry from './messages/az/registry.json'
import az_representation from './messages/az/representation.json'
import az_search from './messages/az/search.json'
import az_security from './messages/az/security.json'
import az_signatures from './messages/az/signatures.json'
import az_simulators from './messages/az/simulators.json'
import az_staff from './messages/az/staff.json'
import az_statistics from './messages/az/statistics.json'
import az_ui from './messages/az/ui.json'
import az_units from './messages/az/units.json'
import az_waits from './messages/az/waits.json'
import az_workqueue from './messages/az/workqueue.json'
import en_about from './messages/en/about.json'
import en_activity from './messages/en/activity.json'
import en_admin from './messages/en/admin.json'
import en_applications from './messages/en/applications.json'
import en_assist from './messages/en/assist.json'
import en_builder from './messages/en/builder.json'
import en_cabinet from './messages/en/cabinet.json'
import en_catalogue from './messages/en/catalogue.json'
import en_clients from './messages/en/clients.json'
import en_common from './messages/en/common.json'
import en_consents from './messages/en/consents.json'
import en_demo from './messages/en/demo.json'
import en_display from './messages/en/display.json'
import en_desk from './messages/en/desk.json'
import en_errors from './messages/en/errors.json'
import en_fair from './messages/en/fair.json'
import en_feedback from './messages/en/feedback.json'
import en_files from './messages/en/files.json'
import en_forms from './messages/en/forms.json'
import en_home from './messages/en/home.json'
import en_kiosk from './messages/en/kiosk.json'
import en_layout from './messages/en/layout.json'
import en_login from './messages/en/login.json'
import en_logout from './messages/en/logout.json'
import en_notifications from './messages/en/notifications.json'
import en_payments from './messages/en/payments.json'
import en_plan from './messages/en/plan.json'
import en_portfolio from './messages/en/portfolio.json'
import en_queue from './messages/en/queue.json'
import en_receipt from './messages/en/receipt.json'
import en_registry from './messages/en/registry.json'
import en_representation from './messages/en/representation.json'
import en_search from './messages/en/search.json'
import en_security from './messages/en/security.json'
import en_signatures from './messages/en/signatures.json'
import en_simulators from './messages/en/simulators.json'
import en_staff from './messages/en/staff.json'
import en_statistics from './messages/en/statistics.json'
import en_ui from './messages/en/ui.json'
import en_units from './messages/en/units.json'
import en_waits from './messages/en/waits.json'
import en_workqueue from './messages/en/workqueue.json'
import ru_about from './messages/ru/about.json'
import ru_activity from './messages/ru/activity.json'
import ru_admin from './messages/ru/admin.json'
import ru_applications from './messages/ru/applications.json'
import ru_assist from './messages/ru/assist.json'
import ru_builder from './messages/ru/builder.json'
import ru_cabinet from './messages/ru/cabinet.json'
import ru_catalogue from './messages/ru/catalogue.json'
import ru_clients from './messages/ru/clients.json'
import ru_common from './messages/ru/common.json'
import ru_consents from './messages/ru/consents.json'
import ru_demo from './messages/ru/demo.json'
import ru_display from './messages/ru/display.json'
import ru_desk from './messages/ru/desk.json'
import ru_errors from './messages/ru/errors.json'
import ru_fair from './messages/ru/fair.json'
import ru_feedback from './messages/ru/feedback.json'
import ru_files from './messages/ru/files.json'
import ru_forms from './messages/ru/forms.json'
import ru_home from './messages/ru/home.json'
import ru_kiosk from './messages/ru/kiosk.json'
import ru_layout from './messages/ru/layout.json'
import ru_login from './messages/ru/login.json'
import ru_logout from './messages/ru/logout.json'
import ru_notifications from './messages/ru/notifications.json'
import ru_payments from './messages/ru/payments.json'
import ru_plan from './messages/ru/plan.json'
import ru_portfolio from './messages/ru/portfolio.json'
import ru_queue from './messages/ru/queue.json'
import ru_receipt from './messages/ru/receipt.json'
import ru_registry from './messages/ru/registry.json'
import ru_representation from './messages/ru/representation.json'
import ru_search from './messages/ru/search.json'
import ru_security from './messages/ru/security.json'
import ru_signatures from './messages/ru/signatures.json'
import ru_simulators from './messages/ru/simulators.json'
import ru_staff from './messages/ru/staff.json'
import ru_statistics from './messages/ru/statistics.json'
import ru_ui from './messages/ru/ui.json'
import ru_units from './messages/ru/units.json'
import ru_waits from './messages/ru/waits.json'
import ru_workqueue from './messages/ru/workqueue.json'

export const messages = {
  az: {
    about: az_about,
    activity: az_activity,
    admin: az_admin,
    applications: az_applications,
    assist: az_assist,
    builder: az_builder,
    cabinet: az_cabinet,
    catalogue: az_catalogue,
    clients: az_clients,
    common: az_common,
    consents: az_consents,
    demo: az_demo,
    display: az_display,
    desk: az_desk,
    errors: az_errors,
    fair: az_fair,
    feedback: az_feedback,
    files: az_files,
    forms: az_forms,
    home: az_home,
    kiosk: az_kiosk,
    layout: az_layout,
    login: az_login,
    logout: az_logout,
    notifications: az_notifications,
    payments: az_payments,
    plan: az_plan,
    portfolio: az_portfolio,
    queue: az_queue,
    receipt: az_receipt,
    registry: az_registry,
    representation: az_representation,
    search: az_search,
    security: az_security,
    signatures: az_signatures,
    simulators: az_simulators,
    staff: az_staff,
    statistics: az_statistics,
    ui: az_ui,
    units: az_units,
    waits: az_waits,
    workqueue: az_workqueue,
  },
  en: {
    about: en_about,
    activity: en_activity,
    admin: en_admin,
    applications: en_applications,
    assist: en_assist,
    builder: en_builder,
    cabinet: en_cabinet,
    catalogue: en_catalogue,
    clients: en_clients,
    common: en_common,
    consents: en_consents,
    demo: en_demo,
    display: en_display,
    desk: en_desk,
    errors: en_errors,
    fair: en_fair,
    feedback: en_feedback,
    files: en_files,
    forms: en_forms,
    home: en_home,
    kiosk: en_kiosk,
    layout: en_layout,
    login: en_login,
    logout: en_logout,
    notifications: en_notifications,
    payments: en_payments,
    plan: en_plan,
    portfolio: en_portfolio,
    queue: en_queue,
    receipt: en_receipt,
    registry: en_registry,
    representation: en_representation,
    search: en_search,
    security: en_security,
    signatures: en_signatures,
    simulators: en_simulators,
    staff: en_staff,
    statistics: en_statistics,
    ui: en_ui,
    units: en_units,
    waits: en_waits,
    workqueue: en_workqueue,
  },
  ru: {
    about: ru_about,
    activity: ru_activity,
    admin: ru_admin,
    applications: ru_applications,
    assist: ru_assist,
    builder: ru_builder,
    cabinet: ru_cabinet,
    catalogue: ru_catalogue,
    clients: ru_clients,
    common: ru_common,
    consents: ru_consents,
    demo: ru_demo,
    display: ru_display,
    desk: ru_desk,
    errors: ru_errors,
    fair: ru_fair,
    feedback: ru_feedback,
    files: ru_files,
    forms: ru_forms,
    home: ru_home,
    kiosk: ru_kiosk,
    layout: ru_layout,
    login: ru_login,
    logout: ru_logout,
    notifications: ru_notifications,
    payments: ru_payments,
    plan: ru_plan,
    portfolio: ru_portfolio,
    queue: ru_queue,
    receipt: ru_receipt,
    registry: ru_registry,
    representation: ru_representation,
    search: ru_search,
    security: ru_security,
    signatures: ru_signatures,
    simulators: ru_simulators,
    staff: ru_staff,
    statistics: ru_statistics,
    ui: ru_ui,
    units: ru_units,
    waits: ru_waits,
    workqueue: ru_workqueue,
  },
}

export type Messages = typeof messages.az
