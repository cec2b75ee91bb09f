import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceDefinition,
  status,
} from "@grpc/grpc-js";
import { Root, type Service, type Type } from "protobufjs/light";
import protocol from "./plugin-protocol.proto";
import { diagnosticOf, type Message } from "./service.ts";

type Calls = Readonly<Record<string, (request: Message) => Promise<object> | object>>;
type Handler = handleUnaryCall<Message, object>;

/** Answers the calls on a Unix socket. @param shutdown is called when Terraform needs the provider no more. */
export function serve(socket: string, calls: Calls, shutdown: () => void): Promise<void> {
  const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
  const server = new Server(unlimited);
  const service = Root.fromJSON(protocol).lookupService("tfplugin5.Provider").resolveAll() as Service;
  server.addService(definitionOf(service), handlersOf(service, calls));
  server.addService(CONTROLLER, {
    Shutdown: ((_call, callback) => {
      callback(null, {});
      setImmediate(shutdown);
    }) satisfies Handler,
  });
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

function definitionOf(service: Service): ServiceDefinition {
  return Object.fromEntries(
    service.methodsArray.map((method) => [
      method.name,
      unary(
        `/tfplugin5.Provider/${method.name}`,
        method.resolvedRequestType as Type,
        method.resolvedResponseType as Type,
      ),
    ]),
  );
}

function handlersOf(service: Service, calls: Calls): Record<string, Handler> {
  return Object.fromEntries(
    service.methodsArray.map(({ name }): [string, Handler] => [
      name,
      ({ request }, callback) => {
        answer(calls, name, request).then(
          (message) => callback(null, message),
          (error: Error) => callback({ code: status.INTERNAL, details: error.message }),
        );
      },
    ]),
  );
}

async function answer(calls: Calls, name: string, request: Message): Promise<object> {
  const call = calls[name];
  if (!call) throw new Error(`The provider does not answer ${name}.`);
  try {
    return await call(request);
  } catch (error) {
    if (name === "Stop") return { error: (error as Error).message };
    return { diagnostics: [diagnosticOf(error)] };
  }
}

/** How go-plugin tells a plugin to end; request and answer are empty. */
const CONTROLLER: ServiceDefinition = {
  Shutdown: {
    path: "/plugin.GRPCController/Shutdown",
    requestStream: false,
    responseStream: false,
    requestSerialize: () => Buffer.alloc(0),
    requestDeserialize: () => ({}),
    responseSerialize: () => Buffer.alloc(0),
    responseDeserialize: () => ({}),
  },
};

function unary(path: string, request: Type, response: Type): ServiceDefinition[string] {
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message: object) => encodeAs(request, message),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message: object) => encodeAs(response, message),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

function encodeAs(type: Type, message: object): Buffer {
  return Buffer.from(type.encode(type.fromObject(message)).finish());
}
