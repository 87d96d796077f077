declare module "virtual:slds.css";
declare module "*.css";
