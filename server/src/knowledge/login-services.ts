import type { Protocol } from "./ingress/ports.ts";

/** A service through which people log in to a machine. */
export interface LoginService {
  readonly name: string;
  readonly ports: readonly number[];
  readonly protocols: readonly Protocol[];
}

/** Source: IANA's registry of service names and ports, and Microsoft's pages on WinRM and Remote Desktop. */
export const SSH: LoginService = { name: "SSH", ports: [22], protocols: ["tcp"] };
export const REMOTE_DESKTOP: LoginService = {
  name: "Remote Desktop",
  ports: [3389],
  protocols: ["tcp", "udp"],
};
export const WINRM: LoginService = { name: "WinRM", ports: [5985, 5986], protocols: ["tcp"] };
export const TELNET: LoginService = { name: "Telnet", ports: [23], protocols: ["tcp"] };
export const VNC: LoginService = { name: "VNC", ports: [5900], protocols: ["tcp"] };

export const LOGIN_SERVICES: readonly LoginService[] = [SSH, REMOTE_DESKTOP, WINRM, TELNET, VNC];
