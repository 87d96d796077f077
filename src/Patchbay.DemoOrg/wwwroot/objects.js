// How each object is shown: lists, highlights, details, related lists.

export const objects = {
  Contact: {
    label: 'Contact', plural: 'Contacts', icon: 'contact', name: 'Name',
    columns: ['Name', 'AccountId', 'Title', 'Phone', 'MobilePhone', 'Email', 'OwnerId'],
    order: 'LastName, FirstName',
    highlights: ['Title', 'AccountId', 'Phone', 'MobilePhone', 'Email', 'OwnerId'],
    sections: [
      ['About', ['Salutation', 'FirstName', 'LastName', 'AccountId', 'Title', 'Department', 'LeadSource']],
      ['Get in touch', ['Phone', 'MobilePhone', 'HomePhone', 'OtherPhone', 'Email']],
      ['Address', ['MailingStreet', 'MailingPostalCode', 'MailingCity', 'MailingCountry']],
      ['History', ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [
      { object: 'Case', title: 'Cases', by: 'ContactId', fields: ['CaseNumber', 'Status', 'Priority'], create: { ContactId: 'Id', AccountId: 'AccountId' } },
      { object: 'Opportunity', title: 'Opportunities', by: 'AccountId', from: 'AccountId', fields: ['StageName', 'Amount', 'CloseDate'] },
      { object: 'Contact', title: 'Colleagues', by: 'AccountId', from: 'AccountId', fields: ['Title', 'Phone'], except: true },
    ],
    form: ['FirstName', 'LastName', 'AccountId', 'Title', 'Phone', 'MobilePhone', 'Email', 'Description'],
  },
  Lead: {
    label: 'Lead', plural: 'Leads', icon: 'lead', name: 'Name',
    columns: ['Name', 'Company', 'Title', 'Phone', 'Email', 'Status', 'OwnerId'],
    order: 'LastName, FirstName', where: 'IsConverted = false',
    highlights: ['Title', 'Company', 'Phone', 'Email', 'Status', 'OwnerId'],
    sections: [
      ['About', ['FirstName', 'LastName', 'Company', 'Title', 'Status', 'Rating', 'LeadSource', 'Industry']],
      ['Get in touch', ['Phone', 'MobilePhone', 'Email']],
      ['Address', ['City', 'Country']],
      ['History', ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [],
    form: ['FirstName', 'LastName', 'Company', 'Title', 'Phone', 'MobilePhone', 'Email', 'Status', 'LeadSource', 'Description'],
  },
  Account: {
    label: 'Account', plural: 'Accounts', icon: 'account', name: 'Name',
    columns: ['Name', 'Phone', 'Industry', 'BillingCity', 'BillingCountry', 'NumberOfEmployees', 'OwnerId'],
    order: 'Name',
    highlights: ['Type', 'Phone', 'Website', 'Industry', 'BillingCity', 'OwnerId'],
    sections: [
      ['About', ['Name', 'Type', 'Industry', 'NumberOfEmployees', 'AnnualRevenue', 'ParentId']],
      ['Get in touch', ['Phone', 'Fax', 'Website']],
      ['Address', ['BillingStreet', 'BillingPostalCode', 'BillingCity', 'BillingCountry']],
      ['History', ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [
      { object: 'Contact', title: 'Contacts', by: 'AccountId', fields: ['Title', 'Phone', 'MobilePhone'], create: { AccountId: 'Id' } },
      { object: 'Case', title: 'Cases', by: 'AccountId', fields: ['CaseNumber', 'Status', 'Priority'], create: { AccountId: 'Id' } },
      { object: 'Opportunity', title: 'Opportunities', by: 'AccountId', fields: ['StageName', 'Amount', 'CloseDate'], create: { AccountId: 'Id' } },
    ],
    form: ['Name', 'Type', 'Phone', 'Website', 'Industry', 'BillingCity', 'BillingCountry', 'Description'],
  },
  Case: {
    label: 'Case', plural: 'Cases', icon: 'case', name: 'CaseNumber', title: 'Subject',
    columns: ['CaseNumber', 'Subject', 'ContactId', 'AccountId', 'Status', 'Priority', 'CreatedDate', 'OwnerId'],
    order: 'CreatedDate DESC',
    highlights: ['Priority', 'Status', 'CaseNumber', 'ContactId', 'AccountId', 'OwnerId'],
    sections: [
      ['About', ['CaseNumber', 'Subject', 'Status', 'Priority', 'Origin', 'Type', 'Description']],
      ['Who', ['ContactId', 'AccountId', 'SuppliedName', 'SuppliedPhone']],
      ['History', ['CreatedById', 'CreatedDate', 'ClosedDate', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [
      { object: 'Case', title: 'Other cases of the contact', by: 'ContactId', from: 'ContactId', fields: ['CaseNumber', 'Status'], except: true },
      { object: 'Opportunity', title: 'Opportunities', by: 'AccountId', from: 'AccountId', fields: ['StageName', 'Amount'] },
    ],
    form: ['Subject', 'ContactId', 'AccountId', 'Status', 'Priority', 'Origin', 'Type', 'Description'],
  },
  Opportunity: {
    label: 'Opportunity', plural: 'Opportunities', icon: 'opportunity', name: 'Name',
    columns: ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId'],
    order: 'CloseDate DESC',
    highlights: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
    sections: [
      ['About', ['Name', 'AccountId', 'StageName', 'Amount', 'Probability', 'CloseDate', 'Description']],
      ['History', ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [{ object: 'Contact', title: 'Contacts of the account', by: 'AccountId', from: 'AccountId', fields: ['Title', 'Phone'] }],
    form: ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate', 'Description'],
  },
  Task: {
    label: 'Task', plural: 'Tasks', icon: 'task', name: 'Subject',
    columns: ['Subject', 'WhoId', 'WhatId', 'ActivityDate', 'Status', 'CallType', 'OwnerId'],
    order: 'CreatedDate DESC',
    highlights: ['WhoId', 'WhatId', 'ActivityDate', 'Status', 'OwnerId'],
    sections: [
      ['About', ['Subject', 'Status', 'Priority', 'ActivityDate', 'WhoId', 'WhatId', 'Description']],
      ['Call', ['CallType', 'CallDurationInSeconds', 'CallDisposition', 'CallObject', 'Patchbay_Interaction_Id__c', 'Patchbay_Recording__c']],
      ['History', ['CreatedById', 'CreatedDate', 'CompletedDateTime', 'LastModifiedById', 'LastModifiedDate']],
    ],
    related: [],
    form: ['Subject', 'Status', 'Priority', 'ActivityDate', 'Description'],
  },
};

/** Objects with a place in the navigation, in order. */
export const navigation = ['Contact', 'Account', 'Lead', 'Case'];

const prefixes = { '003': 'Contact', '00Q': 'Lead', '001': 'Account', '500': 'Case', '006': 'Opportunity', '00T': 'Task' };

/** The object an id belongs to, or undefined when it has no page here. */
export const objectOf = (id) => prefixes[id?.slice(0, 3)];
