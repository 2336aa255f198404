import { defaultExportSwitches, type ExportSwitches } from './link/export-switches';
import { type DesktopSwitches, defaultDesktopSwitches } from './quickbooks-desktop/switches';
import { defaultEntrySwitches, type EntrySwitches } from './quickbooks-time/entry-switches';
import type { NameStorage } from './stored-names';

/**
 * What the fact sheets only guess at, each as a named switch; the default is the sheet's guess. Named after the sheet
 * and section, so that a fact learned later has one line to change.
 */
export interface Switches {
  readonly quickbooksDesktop: DesktopSwitches;
  readonly quickbooksTime: EntrySwitches &
    ExportSwitches & {
      /** quickbooks-time.md 4, 13: body of a 401, `{error:{code,message}}` or OAuth's `{error,error_description}`. */
      unauthorizedBody: 'codeAndMessage' | 'oauth';
      /** 2.1: does the old refresh token die at the rotation? */
      oldRefreshTokenDies: boolean;
      /** 2.1: can a chain be refreshed after its access token has expired? */
      refreshOutlivesAccess: boolean;
      /** 2.1, 13: life of a code, seconds. */
      codeLifeSeconds: number;
      /** 2.1: what a `code_challenge` comes to; `verified` needs its `code_verifier` at the grant. */
      codeChallenge: 'ignored' | 'refused' | 'verified';
      /** 2.1: refusals of a grant beside `invalid_grant`: named with 400, `invalid_client` with 401, or `invalid_grant` too. */
      otherGrantErrors: 'named' | 'clientAs401' | 'invalidGrant';
      /** 5.2: calls a token has in five minutes; one client counts on 200. */
      requestsPerWindow: number;
      /** 5.2, 13: windows at fixed times, or the five minutes before each call. */
      rateWindow: 'fixed' | 'sliding';
      /** 5.2, 13: does a 429 carry `Retry-After`? */
      sendsRetryAfter: boolean;
      /** 14: body of a 429, `{error:{code,message}}` or none. */
      rateLimitBody: 'codeAndMessage' | 'empty';
      /** 13: the answer to `OPTIONS`; neither carries a header for other origins (2.6). */
      preflightStatus: 405 | 204;
      /** 13: ids in answers as text. */
      idsAsText: boolean;
      /** 6, 13: how a map without entries is written. */
      emptyMapAs: 'emptyText' | 'emptyArray' | 'emptyObject';
      /** 6, 13: offsets as `+0000` in place of `+00:00`. */
      stampsWithoutColon: boolean;
      /** 6, 14: is `Z` understood as the offset of a sent stamp? */
      acceptsZulu: boolean;
      /** 13: status where none of the filters that a list needs is sent. */
      missingFilterStatus: 417 | 400;
      /** 13: order of `/timesheets`. */
      timesheetOrder: 'dateThenStart' | 'id';
      /** 13: order of `/jobcodes`. */
      jobcodeOrder: 'nameWithinParent' | 'id';
      /** 5.1: `page=0`, with which one client begins: the first page, or refused. */
      pageZero: 'first' | 'refused';
      /** 5.1: does a page hold one row more than its limit? The next one begins with it. */
      pagesHoldOneMore: boolean;
      /** 3.1: a parameter that is sent several times. */
      repeatedParameter: 'last' | 'first' | 'refused';
      /** 5.1: do `page`, `limit` and `modified_*` work on `/projects`, or are they passed over? */
      projectsTakeCommonFilters: boolean;
      /** 7.4, 13: do filters by name ignore case? */
      nameFilterIgnoresCase: boolean;
      /** 7.4: what a filter by name without `*` must match. */
      nameFilterWithoutStar: 'whole' | 'prefix';
      /** 7.4: does a comma in a filter by name separate several names? */
      nameFilterComma: 'literal' | 'separator';
      /** 7.4: is `\*` in a filter by name an asterisk itself? */
      nameFilterEscape: 'none' | 'backslash';
      /** 13: are siblings' names equal that differ in case alone? */
      siblingNamesIgnoreCase: boolean;
      /** 14: is a name with a colon refused? */
      refusesColon: boolean;
      /** 7.4: are blanks around a jobcode's name taken off? */
      trimsNames: boolean;
      /** 7.4: what becomes of characters that the store may not take. */
      storesNames: NameStorage;
      /** 7.4: the type of a jobcode that is made without one; where it is required, that is a missing key. */
      jobcodeTypeDefault: 'regular' | 'required';
      /** 7.4: `assigned_to_all` of a jobcode that is made without it. */
      newJobcodesAssignedToAll: boolean;
      /** 13: create with the name of an archived sibling. */
      createOverArchived: 'accepted202' | 'refused417' | 'created';
      /** 13: create with the name of a sibling of another type. */
      createOverOtherType: 'refused417' | 'created';
      /** 14: what a 202 item holds: the name that was sent, or the jobcode that exists. */
      acceptedItemShows: 'sentName' | 'existing';
      /** 7.4: do the assignments that ended with an archived jobcode come back with it? */
      restoreBringsAssignments: boolean;
      /** 4, 7.4: a required key that is missing fails its item, or the request; an item without any key always does the latter. */
      missingKey: 'item' | 'request';
      /** 13: an unknown or read-only key fails its item, or the request. */
      unknownKey: 'item' | 'request';
      /** 13: a write for which the right is missing. */
      missingRight: 'item417' | 'request401';
      /** 14: status of an answer in which an item failed. */
      partialFailureStatus: 200 | 207;
      /** 13: code of a second open entry of a user. */
      secondOpenEntry: 406 | 417;
      /** 7.6: a clock-in while on the clock; by `switchesJob` it ends the open entry and is answered 201. */
      clockInWhileRunning: 'refused' | 'switchesJob';
      /** 7.2: may folders be clocked into? `hiddenOnly`: the apps do not offer them, the API takes them. */
      parentClockIn: 'allowed' | 'refused' | 'hiddenOnly';
      /** 7.6: code of an entry that lacks a required custom field or note. */
      missingRequiredField: 417 | 406 | 'accepted';
      /** 13: code of a change or deletion of a locked or approved entry; a 409 to a change shows the entry as it is. */
      lockedEntry: 417 | 409;
      /** 2.4: what an employee's token sees of others' time. */
      employeeSeesOwnTimeOnly: boolean;
      /** 7.3: does a clock-in move the timesheets stamp? */
      clockInMovesStamp: boolean;
      /** 13: does a deletion move the timesheets stamp, beside that of the deleted ones? */
      deletionMovesTimesheetsStamp: boolean;
      /** 7.7: `last_modified` of a deleted entry; `modified_since` reads the time of the deletion either way. */
      tombstoneStamp: 'deletion' | 'lastEdit';
      /** 7.3: do the stamps cover the account, or the rows that the token may see? */
      stampsCover: 'account' | 'visibleRows';
      /** 7.3: endpoints beside the usual and `groups` in last_modified_timestamps: answered, or unknown names. */
      stampsOfOtherEndpoints: 'answered' | 'unknown';
      /** 7.3: unknown endpoint names in last_modified_timestamps. */
      unknownStampName: 'ignored' | 'error';
      /** 7.11: do running entries count in `reports/project`, up to now? */
      projectReportCountsRunning: boolean;
      /** 7.11: does `jobcode_ids` of `reports/project` take what is below the jobcodes too? */
      projectReportIncludesChildren: boolean;
      /** 7.2, 7.4: does the account have two-way sync, and with it `connect_with_quickbooks`? */
      hasTwoWaySync: boolean;
      /** additions.md 12: how the job export writes where a job stands: a column for each level, or the whole path in one. */
      jobsExport: 'levels' | 'path';
      /** additions.md 12: are archived jobs in the job export, with a column that says so? */
      jobsExportHasArchived: boolean;
      /** 8.4: does the import adopt a jobcode of exactly the customer's path, or make a second one beside it? */
      importAdoptsSameName: boolean;
    };
  readonly quickbooksOnline: {
    refreshTokenRotates: 'eachTime' | 'daily';
    duplicateDetail: 'id' | 'sentence' | 'null';
    isFrench: boolean;
    uniqueness: 'perParent' | 'global';
    inactiveStillTaken: boolean;
    /** 5.2: does uniqueness ignore case? */
    namesIgnoreCase: boolean;
    /** 5.2: are blanks around a name taken off? */
    trimsNames: boolean;
    /** 5.2: what becomes of characters that the store may not take. */
    storesNames: NameStorage;
    /** 5.1: several addresses, with commas between them, in one e-mail field. */
    acceptsSeveralEmails: boolean;
    /** 5.2: does a renamed parent move its descendants' `SyncToken` and `LastUpdatedTime` too? */
    parentRenameBumpsDescendants: boolean;
    /** 6, 8.5: not documented for this API: is a customer below a project refused? */
    refusesProjectParents: boolean;
    comparisonsIgnoreCase: boolean;
    /** 4: `\\` in a literal is one backslash, or each backslash stands for itself, except before an apostrophe. */
    backslashInLiterals: 'escaped' | 'literal';
    /** 4: literals with characters from U+0080 to U+00FF. */
    acceptsLatin1InQueries: boolean;
    /** 8.2: a deactivated customer in change data capture. */
    deactivatedInChangesAs: 'record' | 'tombstone';
    /** 2.5: life of a code, "minutes". */
    codeLifeSeconds: number;
    /** 2.2: what a `code_challenge` comes to. */
    codeChallenge: 'ignored' | 'refused';
    /** 2.4: may an application's redirect address be an extension's, at `chromiumapp.org`? */
    acceptsExtensionRedirects: boolean;
    /** 2.7: is a request with the `Origin` of an extension answered? */
    acceptsExtensionOrigin: boolean;
    /** 2.7: may the pages of other origins read the data host? */
    allowsOtherOrigins: boolean;
    /** 9: does a second connection of an application to the company end the earlier one? */
    secondConnectionEndsFirst: boolean;
    /** 7.1: body of a 401: the gateway's envelope, the accounting service's, or none. */
    unauthorizedBody: 'gateway' | 'service' | 'empty';
    /** 3: longest `requestid`. */
    requestIdMostCharacters: number;
    /** 4: rows of a page that is not the last one. */
    pagesHold: 'whatWasAsked' | 'fewer' | 'oneMore';
    /** additions.md 9: a query for the purchase orders of a company whose plan has none. */
    queryOfMissingFeature: 'empty' | 'refused';
    /** 8.4: a filter of time by customer or person, which is not reliable: refused, or passed over. */
    timeRefFilters: 'refused' | 'passedOver';
    /** 4: how `Id` is compared and ordered. */
    idsCompareAs: 'number' | 'text';
    /**
     * 5.2: what becomes of ` (deleted)` when a name is made active again. `nameAsSent`: it stays unless a clean name is sent
     * along; `suffixDropped`: it goes by itself; `cleanNameNeeded`: without a clean name the update is refused;
     * `cleanNameRefused`: the update that makes a record active cannot rename it.
     */
    reactivation: 'nameAsSent' | 'suffixDropped' | 'cleanNameNeeded' | 'cleanNameRefused';
    requestsPerMinute: number;
    requestsPerSecond: number;
    batchesPerMinute: number;
    /** 9: unanswered requests of one application to one company. */
    concurrentRequests: number;
    /** 9: reads of one application in a calendar month (UTC); none are counted in the sandbox. */
    meteredReadsPerMonth: number;
    /** 9: the refusal of reads above that, whose shape no source gives: 429 3001, or 403 3100 of an application not allowed. */
    meterRefusal: 'throttled' | 'unauthorized';
  };
  readonly karbon: {
    fullNameOrder: 'lastFirst' | 'firstLast';
    /** karbon.md 1.3: lists without `@odata.nextLink`. */
    sendsNextLink: boolean;
    /** 1.3: is there a link after a page of the `$top` that was asked for, as in the pagination guide? */
    linksAfterTop: boolean;
    /** 1.3: what the link has of the options that were asked for. */
    linkKeeps: 'options' | 'nothing';
    /** 1.3: rows of a page that is not the last one. */
    pagesHold: 'whatWasAsked' | 'fewer';
    topAboveLimit: 'error' | 'capped';
    requestsPerMinute: number;
    /** additions.md 10: what comes of more requests than that: 429, or the 403 of a quota, with or without `Retry-After`. */
    limitAnswer: 'rateLimit' | 'quota' | 'quotaWithoutHeader';
    /** 1.1: may the application see Private and Hidden clients? */
    showsRestricted: boolean;
    /** 1.1: one that it may not see, asked for by its key or identifier. */
    restrictedByKey: 'notFound' | 'forbidden' | 'shown';
    /** 1.1: may pages of other origins read the API? */
    allowsOtherOrigins: boolean;
    /** 1.3: `or` in a filter. */
    acceptsOr: boolean;
    /** 1.3: how an apostrophe is written in a literal. */
    quoteEscape: 'doubled' | 'backslash';
    /** 1.4: body of the 401 for a bad bearer: `{statusCode,message}`, the same inside `error`, or none. */
    unauthorizedBody: 'gateway' | 'wrapped' | 'empty';
    /** 1.5: `EntityKey` of time that is on a client, without work. */
    entityKeyWithoutWork: 'client' | 'null';
    /** 1.5: do the `ActualMinutes` of estimates hold the time that is kept in QuickBooks Time? */
    actualsIncludeQuickbooksTime: boolean;
    /** 1.5: is time that is kept in QuickBooks Time among the individual entries, some minutes later? */
    quickbooksTimeInEntries: 'minutesLate' | 'never';
    /** additions.md 12: has the export of contacts rows above the names of its columns? */
    contactsExportHasBanner: boolean;
    /** 3: which guess of the contact pages is served. */
    contactLayout: 'ember' | 'plain';
    /** 3: the React-only variant with hashed class names and no tab bar. */
    shell: 'ember' | 'react';
    hasTimeTab: boolean;
    /** 2: the route of a client group's page, which nobody has seen. */
    clientGroupRoute: 'client-groups' | 'clientgroups' | 'client-group' | 'groups';
    /** 3: are the tabs links with addresses? */
    tabsHaveHref: boolean;
    /** 3: is the app served under a strict Content-Security-Policy? */
    hasSecurityPolicy: boolean;
    /** 3: may the browser store the document? One that it may not store never comes back from the back-forward cache. */
    isDocumentStorable: boolean;
    isDark: boolean;
    /** 3: late rendering after a hash change, ms. */
    renderDelayMs: number;
  };
}

export function defaultSwitches(): Switches {
  return {
    quickbooksTime: {
      ...defaultEntrySwitches(),
      ...defaultExportSwitches(),
      unauthorizedBody: 'codeAndMessage',
      oldRefreshTokenDies: true,
      refreshOutlivesAccess: false,
      codeLifeSeconds: 60,
      codeChallenge: 'ignored',
      otherGrantErrors: 'named',
      requestsPerWindow: 300,
      rateWindow: 'fixed',
      sendsRetryAfter: false,
      rateLimitBody: 'codeAndMessage',
      preflightStatus: 405,
      idsAsText: false,
      emptyMapAs: 'emptyText',
      stampsWithoutColon: false,
      acceptsZulu: false,
      missingFilterStatus: 417,
      timesheetOrder: 'dateThenStart',
      jobcodeOrder: 'nameWithinParent',
      pageZero: 'first',
      pagesHoldOneMore: false,
      repeatedParameter: 'last',
      projectsTakeCommonFilters: true,
      nameFilterIgnoresCase: true,
      nameFilterWithoutStar: 'whole',
      nameFilterComma: 'literal',
      nameFilterEscape: 'none',
      siblingNamesIgnoreCase: true,
      refusesColon: false,
      trimsNames: true,
      storesNames: 'asSent',
      jobcodeTypeDefault: 'regular',
      newJobcodesAssignedToAll: false,
      createOverArchived: 'accepted202',
      createOverOtherType: 'refused417',
      acceptedItemShows: 'sentName',
      restoreBringsAssignments: false,
      missingKey: 'item',
      unknownKey: 'item',
      missingRight: 'item417',
      partialFailureStatus: 200,
      secondOpenEntry: 406,
      clockInWhileRunning: 'refused',
      parentClockIn: 'allowed',
      missingRequiredField: 417,
      lockedEntry: 417,
      employeeSeesOwnTimeOnly: true,
      clockInMovesStamp: false,
      deletionMovesTimesheetsStamp: true,
      tombstoneStamp: 'deletion',
      stampsCover: 'account',
      stampsOfOtherEndpoints: 'answered',
      unknownStampName: 'ignored',
      projectReportCountsRunning: false,
      projectReportIncludesChildren: false,
      hasTwoWaySync: false,
      jobsExport: 'levels',
      jobsExportHasArchived: false,
      importAdoptsSameName: true,
    },
    quickbooksOnline: {
      refreshTokenRotates: 'eachTime',
      duplicateDetail: 'id',
      isFrench: false,
      uniqueness: 'perParent',
      inactiveStillTaken: false,
      namesIgnoreCase: true,
      trimsNames: true,
      storesNames: 'asSent',
      acceptsSeveralEmails: true,
      parentRenameBumpsDescendants: false,
      refusesProjectParents: true,
      comparisonsIgnoreCase: true,
      backslashInLiterals: 'escaped',
      acceptsLatin1InQueries: true,
      deactivatedInChangesAs: 'record',
      codeLifeSeconds: 600,
      codeChallenge: 'ignored',
      acceptsExtensionRedirects: true,
      acceptsExtensionOrigin: true,
      allowsOtherOrigins: false,
      secondConnectionEndsFirst: false,
      unauthorizedBody: 'gateway',
      requestIdMostCharacters: 50,
      pagesHold: 'whatWasAsked',
      queryOfMissingFeature: 'empty',
      timeRefFilters: 'refused',
      idsCompareAs: 'number',
      reactivation: 'nameAsSent',
      requestsPerMinute: 500,
      requestsPerSecond: 10,
      batchesPerMinute: 120,
      concurrentRequests: 10,
      meteredReadsPerMonth: 500_000,
      meterRefusal: 'throttled',
    },
    quickbooksDesktop: defaultDesktopSwitches(),
    karbon: {
      fullNameOrder: 'lastFirst',
      sendsNextLink: true,
      linksAfterTop: false,
      linkKeeps: 'options',
      pagesHold: 'whatWasAsked',
      topAboveLimit: 'error',
      requestsPerMinute: 120,
      limitAnswer: 'rateLimit',
      showsRestricted: false,
      restrictedByKey: 'notFound',
      allowsOtherOrigins: false,
      acceptsOr: false,
      quoteEscape: 'doubled',
      unauthorizedBody: 'gateway',
      entityKeyWithoutWork: 'client',
      actualsIncludeQuickbooksTime: true,
      quickbooksTimeInEntries: 'minutesLate',
      contactsExportHasBanner: true,
      contactLayout: 'ember',
      shell: 'ember',
      hasTimeTab: true,
      clientGroupRoute: 'client-groups',
      tabsHaveHref: true,
      hasSecurityPolicy: true,
      isDocumentStorable: false,
      isDark: false,
      renderDelayMs: 150,
    },
  };
}
