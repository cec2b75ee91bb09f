# chosen
