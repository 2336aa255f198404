import type { QuickbooksOnlineState } from './state';
import { companyTimeZone, isoSecondsWithOffset } from './time';

const foundedMs = Date.UTC(2019, 2, 4, 17, 0, 0);

const metaData = {
  CreateTime: isoSecondsWithOffset(foundedMs, companyTimeZone),
  LastUpdatedTime: isoSecondsWithOffset(foundedMs, companyTimeZone),
};

/** `CompanyInfo` (quickbooks.md 8.3). */
export function companyInfoShape(state: QuickbooksOnlineState): object {
  return {
    CompanyName: state.companyName,
    LegalName: state.companyName,
    CompanyAddr: { Id: '1', Line1: '1 Firm Street', City: 'Denver', CountrySubDivisionCode: 'CO' },
    Country: state.country,
    Email: { Address: 'books@firm.example' },
    DefaultTimeZone: companyTimeZone,
    FiscalYearStartMonth: 'January',
    NameValue: [
      { Name: 'SubscriptionStatus', Value: 'SUBSCRIBED' },
      { Name: 'OfferingSku', Value: 'QuickBooks Online Plus' },
      { Name: 'AccountantFeature', Value: 'true' },
      { Name: 'IsQbdtMigrated', Value: 'false' },
    ],
    domain: 'QBO',
    sparse: false,
    Id: '1',
    SyncToken: '4',
    MetaData: metaData,
  };
}

/** The parts of `Preferences` that matter to customers and time (quickbooks.md 8.3). */
export function preferencesShape({ hasTimeTracking = true }: QuickbooksOnlineState): object {
  return {
    AccountingInfoPrefs: { CustomerTerminology: 'Customers' },
    TimeTrackingPrefs: {
      UseServices: true,
      BillCustomers: true,
      MarkTimeEntriesBillable: true,
      WorkWeekStartDate: 'Sunday',
    },
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'USD' } },
    OtherPrefs: {
      NameValue: [
        { Name: 'ProjectsEnabled', Value: 'true' },
        { Name: 'TimeTrackingFeatureEnabled', Value: String(hasTimeTracking) },
      ],
    },
    domain: 'QBO',
    sparse: false,
    Id: '1',
    SyncToken: '2',
    MetaData: metaData,
  };
}
